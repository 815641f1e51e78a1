package org.embargoledger.ingest.proof;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.merkle.Tiles;

/**
 * Number and width of a tile as C2SP tlog-tiles writes them: {@code x001/x234/067} is tile 1234067,
 * {@code 001.p/77} the first 77 hashes of tile 1.
 */
record TilePath(long tile, int width) {

  private static final Pattern FORM =
      Pattern.compile("((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

  static TilePath parse(String path) {
    Matcher parts = FORM.matcher(path);
    if (parts.matches()) {
      long tile = Long.parseLong(parts.group(1).replaceAll("[x/]", ""));
      int width = parts.group(2) == null ? Tiles.WIDTH : Integer.parseInt(parts.group(2));
      boolean canonical = !parts.group(1).startsWith("x000");
      boolean partialIsPartial = parts.group(2) == null || width < Tiles.WIDTH;
      if (canonical && partialIsPartial) {
        return new TilePath(tile, width);
      }
    }
    throw new ProblemException(
        ProblemType.NOT_FOUND, "'" + path + "' is not the path of a tile (C2SP tlog-tiles)");
  }

  long first() {
    return tile * Tiles.WIDTH;
  }
}
