package org.embargoledger.model.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  private static final String ORIGIN = "embargo-ledger.example/log";
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(ORIGIN, 7, Hashes.leaf(new byte[] {7}));

  private final NoteSigner signer = signer(ORIGIN);

  @Test
  void a_signed_checkpoint_is_opened_with_its_key() {
    String note = NoteSigner.sign(CHECKPOINT.body(), List.of(signer));

    assertThat(Checkpoint.open(note, List.of(signer.key()))).isEqualTo(CHECKPOINT);
  }

  @Test
  void a_verifier_key_is_read_back_from_its_text() {
    assertThat(NoteKey.parse(signer.key().toString())).isEqualTo(signer.key());
  }

  @Test
  void a_key_file_gives_the_same_signer_again(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("key.pem"), Ed25519Keys.generatePem());

    NoteSigner read = Ed25519Keys.readSigner(ORIGIN, file);

    String note = NoteSigner.sign(CHECKPOINT.body(), List.of(read));
    assertThat(Checkpoint.open(note, List.of(read.key()))).isEqualTo(CHECKPOINT);
    assertThat(Ed25519Keys.readSigner(ORIGIN, file).key()).isEqualTo(read.key());
  }

  @Test
  void the_example_of_the_signed_note_specification_is_accepted() {
    NoteKey peter =
        NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    String note =
        """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
        """;
    String text = note.substring(0, note.indexOf("\n\n") + 1);
    byte[] line = Base64.getDecoder().decode(note.strip().replaceAll("(?s).* ", ""));

    assertThat(
            peter.verifies(
                text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(line, 4, line.length)))
        .isTrue();
  }

  @Test
  void another_key_a_changed_size_and_a_cut_note_are_refused() {
    String note = NoteSigner.sign(CHECKPOINT.body(), List.of(signer));

    for (String forged :
        List.of(
            note.replace("\n7\n", "\n8\n"),
            note.substring(0, note.length() / 2),
            NoteSigner.sign(CHECKPOINT.body(), List.of(signer(ORIGIN))))) {
      assertThatThrownBy(() -> Checkpoint.open(forged, List.of(signer.key())))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static NoteSigner signer(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new NoteSigner(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
