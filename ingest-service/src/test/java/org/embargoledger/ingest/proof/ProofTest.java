package org.embargoledger.ingest.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.embargoledger.ingest.support.EmbeddedParts;
import org.embargoledger.ingest.support.Facts;
import org.embargoledger.ingest.support.Tokens;
import org.embargoledger.model.merkle.Checkpoint;
import org.embargoledger.model.merkle.Hashes;
import org.embargoledger.model.merkle.MerkleProofs;
import org.embargoledger.model.merkle.NoteKey;
import org.embargoledger.model.merkle.ProofVerifier;
import org.embargoledger.model.merkle.Tiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class ProofTest {

  /** More than a full tile, so that proofs cross tile levels. */
  private static final int EVENTS = 300;

  @BeforeEach
  void fill() {
    int missing = (int) (EVENTS - checkpoint().size());
    IntStream.range(0, Math.max(0, missing))
        .mapToObj(
            i ->
                CompletableFuture.runAsync(
                    () -> Tokens.as("partner-a").body(Facts.delivery("1")).post("/v1/deliveries")))
        .toList()
        .forEach(CompletableFuture::join);
  }

  @Test
  void every_event_is_proved_to_be_in_the_signed_tree() {
    Checkpoint head = checkpoint();

    for (long position : new long[] {0, 1, 254, 255, 256, 257, head.size() - 1}) {
      JsonPath proof =
          Tokens.reader()
              .get("/v1/log/proof/inclusion?position=" + position + "&size=" + head.size())
              .jsonPath();
      byte[] event =
          Tokens.reader()
              .get("/v1/events?limit=1&after=" + (position - 1))
              .jsonPath()
              .getString("events[0].id")
              .transform(id -> Tokens.reader().get("/v1/events/" + id).asByteArray());

      assertThat(
              ProofVerifier.includes(
                  Hashes.leaf(event), position, head.size(), head.root(), path(proof)))
          .isTrue();
    }
  }

  @Test
  void an_older_tree_is_proved_to_be_the_beginning_of_the_newer_one() {
    Checkpoint older = checkpoint();
    Tokens.as("partner-a").body(Facts.delivery("1")).post("/v1/deliveries").then().statusCode(201);
    Checkpoint newer = checkpoint();

    JsonPath proof =
        Tokens.reader()
            .get("/v1/log/proof/consistency?from=" + older.size() + "&to=" + newer.size())
            .jsonPath();

    assertThat(
            ProofVerifier.isExtension(
                older.size(), older.root(), newer.size(), newer.root(), path(proof)))
        .isTrue();
  }

  @Test
  void the_root_can_be_rebuilt_from_public_tiles_alone() {
    Checkpoint head = checkpoint();

    byte[] root =
        MerkleProofs.root(
            head.size(),
            Tiles.nodes(
                (level, from, count) -> {
                  byte[][] tile = tile(level, from / Tiles.WIDTH, head.size());
                  int first = (int) (from % Tiles.WIDTH);
                  return Arrays.copyOfRange(tile, first, first + count);
                }));

    assertThat(root).isEqualTo(head.root());
  }

  @Test
  void a_bundle_holds_the_events_themselves_and_needs_a_token() {
    RestAssured.get("/v1/log/tile/entries/000").then().statusCode(401);
    byte[] bundle = Tokens.reader().get("/v1/log/tile/entries/000").asByteArray();
    byte[] leaves = RestAssured.get("/v1/log/tile/0/000").asByteArray();

    int length = (bundle[0] & 0xff) << 8 | bundle[1] & 0xff;
    byte[] first = Arrays.copyOfRange(bundle, 2, 2 + length);

    assertThat(Hashes.leaf(first)).isEqualTo(Arrays.copyOf(leaves, Hashes.LENGTH));
  }

  @Test
  void a_receipt_names_the_position_and_carries_a_signed_checkpoint() {
    String receipt = Tokens.reader().get("/v1/log/receipt?position=5").asString();

    assertThat(receipt).startsWith("c2sp.org/tlog-proof@v1\nindex 5\n");
    assertThat(Checkpoint.open(receipt.substring(receipt.indexOf("\n\n") + 2), keys()).size())
        .isGreaterThanOrEqualTo(EVENTS);
  }

  @Test
  void sizes_that_never_existed_and_tiles_that_are_not_there_are_refused() {
    Tokens.reader()
        .get("/v1/log/proof/inclusion?position=0&size=99999999")
        .then()
        .statusCode(400)
        .body("detail", startsWith("size must be a number from 1 to"));
    Tokens.reader()
        .get("/v1/log/proof/inclusion?position=-1")
        .then()
        .statusCode(400)
        .body("detail", containsString("position must be"));
    Tokens.reader().get("/v1/log/proof/consistency?from=7&to=6").then().statusCode(400);
    Tokens.reader().get("/v1/log/proof/consistency").then().statusCode(400);
    RestAssured.get("/v1/log/tile/0/999").then().statusCode(404);
    RestAssured.get("/v1/log/tile/0/x000/001").then().statusCode(404);
  }

  private static byte[][] tile(int level, long tile, long size) {
    int width = (int) Math.min(Tiles.WIDTH, Tiles.hashCount(level, size) - tile * Tiles.WIDTH);
    String path =
        "/v1/log/tile/%d/%03d%s".formatted(level, tile, width == Tiles.WIDTH ? "" : ".p/" + width);
    byte[] bytes = RestAssured.get(path).asByteArray();
    return IntStream.range(0, width)
        .mapToObj(i -> Arrays.copyOfRange(bytes, i * Hashes.LENGTH, (i + 1) * Hashes.LENGTH))
        .toArray(byte[][]::new);
  }

  private static Checkpoint checkpoint() {
    return Checkpoint.open(RestAssured.get("/v1/log/checkpoint").asString(), keys());
  }

  private static List<NoteKey> keys() {
    return Stream.of(RestAssured.get("/v1/log/keys").asString().split("\n"))
        .map(NoteKey::parse)
        .toList();
  }

  private static List<byte[]> path(JsonPath proof) {
    return proof.<String>getList("path").stream().map(Base64.getDecoder()::decode).toList();
  }
}
