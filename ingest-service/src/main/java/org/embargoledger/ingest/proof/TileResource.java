package org.embargoledger.ingest.proof;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.merkle.Tiles;

/**
 * The log as static tiles (C2SP tlog-tiles), for monitors and mirrors that know nothing of this
 * service. Tiles of hashes need no token; bundles of entries are the events themselves and do. An
 * entry is an event's canonical JSON.
 */
@Path("/v1/log/tile")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
@Blocking
public class TileResource {

  private final LogTree tree;
  private final EntryBundles bundles;

  @Inject
  public TileResource(LogTree tree, EntryBundles bundles) {
    this.tree = tree;
    this.bundles = bundles;
  }

  /** The hashes of one tile, 32 bytes each. 404 for a tile that the log has not reached. */
  @GET
  @Path("/{level: [0-7]}/{tile: .+}")
  @PermitAll
  public Response hashes(@PathParam("level") int level, @PathParam("tile") String path) {
    TilePath tile = TilePath.parse(path);
    byte[][] hashes = tree.hashes(level, tile.first(), tile.width(), tree.head().size());
    if (hashes.length < tile.width()) {
      throw notReached(path);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] hash : hashes) {
      bytes.writeBytes(hash);
    }
    return immutable(bytes.toByteArray(), "public");
  }

  /** The entries of one tile of level 0, each behind its length as two bytes, big-endian. */
  @GET
  @Path("/entries/{tile: .+}")
  @RolesAllowed("ledger:read")
  public Response entries(@PathParam("tile") String path) {
    TilePath tile = TilePath.parse(path);
    return bundles
        .bundle(tile.first(), tile.width())
        .map(bundle -> immutable(bundle, "private"))
        .orElseThrow(() -> notReached(path));
  }

  private static Response immutable(byte[] body, String cache) {
    return Response.ok(body)
        .header("Cache-Control", cache + ", max-age=31536000, immutable")
        .build();
  }

  private static ProblemException notReached(String path) {
    return new ProblemException(
        ProblemType.NOT_FOUND,
        "the log has not filled the tile %s (%d hashes a tile) yet".formatted(path, Tiles.WIDTH));
  }
}
