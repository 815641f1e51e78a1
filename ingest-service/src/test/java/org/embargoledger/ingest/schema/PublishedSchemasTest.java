package org.embargoledger.ingest.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.embargoledger.ingest.support.EmbeddedParts;
import org.embargoledger.model.json.Json;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class PublishedSchemasTest {

  private static final Path COMMITTED = Path.of("../docs/schemas");

  @Test
  void every_committed_schema_is_served_byte_by_byte_to_anyone() throws IOException {
    for (Path file : committed()) {
      byte[] served =
          RestAssured.get("/v1/schemas/" + file.getFileName())
              .then()
              .statusCode(200)
              .contentType("application/schema+json")
              .extract()
              .asByteArray();
      assertThat(served).as(file.toString()).isEqualTo(Files.readAllBytes(file));
    }
  }

  @Test
  void the_list_names_every_committed_schema() throws IOException {
    List<String> paths =
        committed().stream().map(file -> "/v1/schemas/" + file.getFileName()).toList();

    RestAssured.get("/v1/schemas").then().statusCode(200).body("schemas", equalTo(paths));
  }

  @Test
  void every_schema_is_a_schema_of_2020_12() throws IOException {
    for (Path file : committed()) {
      assertThat(PublishedSchema.ofSchemas().faults(Json.parse(Files.readAllBytes(file))))
          .as(file.toString())
          .isEmpty();
    }
  }

  @Test
  void a_name_that_no_schema_has_is_not_found() {
    RestAssured.get("/v1/schemas/application.properties").then().statusCode(404);
    RestAssured.given()
        .urlEncodingEnabled(false)
        .get("/v1/schemas/..%2Fapplication.properties")
        .then()
        .statusCode(404);
  }

  private static List<Path> committed() throws IOException {
    try (Stream<Path> files = Files.list(COMMITTED)) {
      return files.sorted().toList();
    }
  }
}
