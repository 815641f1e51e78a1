package org.embargoledger.model.merkle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** Signs notes with Ed25519 as C2SP signed-note says. */
public record NoteSigner(NoteKey key, PrivateKey privateKey) {

  /**
   * The text, an empty line and one signature line for each signer.
   *
   * @param text ends in a newline
   */
  public static String sign(String text, List<NoteSigner> signers) {
    StringBuilder note = new StringBuilder(text).append('\n');
    signers.forEach(signer -> note.append(signer.signatureLine(text)));
    return note.toString();
  }

  private String signatureLine(String text) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(privateKey);
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] signature = ed25519.sign();
      byte[] line = new byte[NoteKey.KEY_ID_LENGTH + signature.length];
      System.arraycopy(key.id(), 0, line, 0, NoteKey.KEY_ID_LENGTH);
      System.arraycopy(signature, 0, line, NoteKey.KEY_ID_LENGTH, signature.length);
      return "\u2014 " + key.name() + " " + Base64.getEncoder().encodeToString(line) + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing key of " + key.name() + " cannot sign", e);
    }
  }
}
