package org.embargoledger.ingest.schema;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** Publishes the forms of all payloads. Needs no token: the forms are no secret. */
@Path("/v1/schemas")
@PermitAll
public class SchemaResource {

  private static final String MEDIA_TYPE = "application/schema+json";

  /** The paths of all schemas. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, List<String>> schemas() {
    return Map.of("schemas", Schemas.NAMES.stream().map(name -> "/v1/schemas/" + name).toList());
  }

  @GET
  @Path("/{name}")
  @Produces(MEDIA_TYPE)
  public Response schema(@PathParam("name") String name) {
    byte[] schema =
        Schemas.bytes(name)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.NOT_FOUND,
                        "no schema has that name; the names are "
                            + String.join(", ", Schemas.NAMES)));
    return Response.ok(schema).header("Cache-Control", "public, max-age=3600").build();
  }
}
