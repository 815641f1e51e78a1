package org.embargoledger.alert.delivery.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what signs webhooks for the database (AES-256-GCM): a copy of the database does not sign.
 * What was sealed for one webhook does not open for another.
 */
final class SecretBox {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_LENGTH_MIN = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final List<SecretKey> keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param keys the first seals, all open
   */
  SecretBox(List<String> keys) {
    this.keys = keys.stream().map(SecretBox::key).toList();
  }

  private static SecretKey key(String text) {
    if (text.length() < KEY_LENGTH_MIN) {
      throw new IllegalArgumentException(
          "embargo.alerts.delivery.webhooks.sealing-keys: each needs %d characters or more"
              .formatted(KEY_LENGTH_MIN));
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(digest, "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  byte[] seal(UUID owner, byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), owner, nonce).doFinal(secret);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalStateException if no key opens it
   */
  byte[] open(UUID owner, byte[] sealed) {
    GeneralSecurityException last = null;
    for (SecretKey key : keys) {
      try {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, owner, nonce)
            .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw new IllegalStateException("no sealing key opens the secret of webhook " + owner, last);
  }

  private static Cipher cipher(int mode, SecretKey key, UUID owner, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
