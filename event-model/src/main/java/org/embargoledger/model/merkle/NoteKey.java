package org.embargoledger.model.merkle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A verifier key of C2SP signed-note: a name, an Ed25519 public key, and the key id that both give.
 * Its text form is {@code name+keyid+base64(0x01 || key)}.
 */
public record NoteKey(String name, byte[] publicKey) {

  static final byte ED25519 = 1;
  static final int KEY_ID_LENGTH = 4;
  private static final int PUBLIC_KEY_LENGTH = 32;

  /** DER of SubjectPublicKeyInfo for Ed25519, up to the key's own bytes (RFC 8410). */
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  public static NoteKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    return new NoteKey(
        name, Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_LENGTH, encoded.length));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none, or its key id does not fit its key
   */
  public static NoteKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a verifier key reads name+keyid+base64");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != PUBLIC_KEY_LENGTH + 1 || typed[0] != ED25519) {
      throw new IllegalArgumentException("the verifier key is not an Ed25519 key");
    }
    NoteKey key = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
      throw new IllegalArgumentException("the verifier key's id does not fit its key");
    }
    return key;
  }

  /** The first four bytes of SHA-256 over name, newline, algorithm and key. */
  public byte[] id() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
    bytes.writeBytes(typed());
    return Arrays.copyOf(Hashes.sha256(bytes.toByteArray()), KEY_ID_LENGTH);
  }

  private byte[] typed() {
    byte[] typed = new byte[publicKey.length + 1];
    typed[0] = ED25519;
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    return typed;
  }

  boolean verifies(byte[] text, byte[] signature) {
    byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + publicKey.length);
    System.arraycopy(publicKey, 0, spki, SPKI_PREFIX.length, publicKey.length);
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
      ed25519.update(text);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey key
        && key.name.equals(name)
        && Arrays.equals(key.publicKey, publicKey);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(publicKey);
  }

  @Override
  public String toString() {
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed());
  }
}
