package org.embargoledger.model.merkle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads and makes the Ed25519 keys that sign checkpoints, as PEM files with PKCS#8 inside. */
public final class Ed25519Keys {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private Ed25519Keys() {}

  /** A new private key as PEM, as {@code openssl genpkey -algorithm ed25519} writes it. */
  public static String generatePem() {
    try {
      PrivateKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
      return BEGIN
          + "\n"
          + Base64.getMimeEncoder().encodeToString(key.getEncoded())
          + "\n"
          + END
          + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  /**
   * The signer of the key in the file.
   *
   * @throws IllegalArgumentException if the file holds no such key
   */
  public static NoteSigner readSigner(String name, Path file) {
    try {
      String pem = Files.readString(file);
      int begin = pem.indexOf(BEGIN);
      int end = pem.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new IllegalArgumentException(file + " is no PEM file with a private key");
      }
      byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
      return new NoteSigner(NoteKey.of(name, publicKey((EdECPrivateKey) key)), key);
    } catch (IOException e) {
      throw new UncheckedIOException("the signing key " + file + " cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(file + " holds no Ed25519 key", e);
    }
  }

  /**
   * The JDK derives a public key from a private one only while generating: so generate it again.
   */
  private static PublicKey publicKey(EdECPrivateKey key) throws GeneralSecurityException {
    byte[] seed = key.getBytes().orElseThrow();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Seeded(seed));
    KeyPair pair = generator.generateKeyPair();
    return pair.getPublic();
  }

  /** Gives the private key's own bytes where a generator asks for random ones. */
  private static final class Seeded extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    Seeded(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
