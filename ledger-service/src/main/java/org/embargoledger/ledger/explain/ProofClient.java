package org.embargoledger.ledger.explain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The log's proofs, asked for with the token of whoever asks us. */
@RegisterRestClient(configKey = ProofClient.CONFIG_KEY)
@Path("/v1/log/proof")
public interface ProofClient {

  String CONFIG_KEY = "ingest";

  /** Hashes in base64, the path from leaf to root. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record InclusionProof(
      long position, long size, String leafHash, String root, List<String> path) {}

  @GET
  @Path("/inclusion")
  Uni<InclusionProof> inclusion(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @QueryParam("position") long position,
      @QueryParam("size") long size);
}
