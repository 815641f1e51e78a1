package org.embargoledger.ledger.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals cursors for clients and opens them again. A cursor says nothing to its holder, cannot be
 * made up or changed, and opens only the query that it was handed out for.
 */
@ApplicationScoped
public class Cursors {

  private static final byte FORM = 1;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_LENGTH_MIN = 32;
  private static final int QUERY_BYTES = 8;
  private static final int SEAL_BYTES = 16;
  private static final int PLACE_BYTES = 1 + 3 * Long.BYTES + QUERY_BYTES;

  private final SecretKeySpec key;

  @Inject
  public Cursors(HandoutConfig config) {
    this(config.cursorKey());
  }

  Cursors(String secret) {
    if (secret.length() < KEY_LENGTH_MIN) {
      throw new IllegalArgumentException(
          "embargo.ledger.http.cursor-key needs %d characters or more".formatted(KEY_LENGTH_MIN));
    }
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * @param query what the run asks, in a form that is the same for every page of it
   */
  public String seal(Cursor cursor, String query) {
    ByteBuffer place =
        ByteBuffer.allocate(PLACE_BYTES)
            .put(FORM)
            .putLong(cursor.after())
            .putLong(cursor.through())
            .putLong(cursor.position())
            .put(digest(query));
    byte[] sealed =
        ByteBuffer.allocate(PLACE_BYTES + SEAL_BYTES)
            .put(place.array())
            .put(seal(place.array()))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /**
   * @throws IllegalArgumentException with a sentence for the client
   */
  public Cursor open(String text, String query) {
    byte[] sealed = decode(text);
    if (sealed.length != PLACE_BYTES + SEAL_BYTES || sealed[0] != FORM) {
      throw unknown(null);
    }
    byte[] place = Arrays.copyOf(sealed, PLACE_BYTES);
    byte[] seal = Arrays.copyOfRange(sealed, PLACE_BYTES, sealed.length);
    if (!MessageDigest.isEqual(seal, seal(place))) {
      throw unknown(null);
    }
    ByteBuffer in = ByteBuffer.wrap(place, 1, PLACE_BYTES - 1);
    Cursor cursor = new Cursor(in.getLong(), in.getLong(), in.getLong());
    byte[] issuedFor = new byte[QUERY_BYTES];
    in.get(issuedFor);
    if (!Arrays.equals(issuedFor, digest(query))) {
      throw new IllegalArgumentException(
          "belongs to another query; follow the link with rel=\"next\" as it stands");
    }
    return cursor;
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw unknown(e);
    }
  }

  private static IllegalArgumentException unknown(Exception cause) {
    return new IllegalArgumentException(
        "is none that this ledger handed out, or was changed on its way; begin again without it",
        cause);
  }

  private byte[] seal(byte[] place) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(place), SEAL_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] digest(String query) {
    return Arrays.copyOf(Digests.sha256(query), QUERY_BYTES);
  }
}
