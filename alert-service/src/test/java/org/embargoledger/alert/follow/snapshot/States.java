package org.embargoledger.alert.follow.snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Watch;

/** States as bytes, for tests of other packages. */
public final class States {

  private States() {}

  public static byte[] bytes(Watch watch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StateCodec.write(watch.state(), bytes);
    return bytes.toByteArray();
  }

  public static Watch watch(byte[] bytes) {
    return Detectors.resume(Rules.shipped(), StateCodec.read(new ByteArrayInputStream(bytes)));
  }

  /** As another process would have it. */
  public static Point copy(Point point) {
    return point.with(watch(bytes(point.watch())));
  }
}
