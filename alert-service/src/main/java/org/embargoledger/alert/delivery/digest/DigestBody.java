package org.embargoledger.alert.delivery.digest;

import java.time.DayOfWeek;
import java.util.Optional;
import java.util.regex.Pattern;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.kit.problem.RequestBodies;
import org.embargoledger.model.json.ObjectReader;

/** What somebody asks of a digest. */
record DigestBody(String address, Conditions conditions, DigestSchedule schedule, boolean enabled) {

  private static final int ADDRESS_MAX = 254;
  private static final int HOUR_MAX = 23;

  /** Plain addresses only: no names, no comments, no quotes, and nothing that ends a line. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

  static DigestBody read(byte[] body) {
    return RequestBodies.read(body, DigestBody::read);
  }

  private static DigestBody read(ObjectReader in) {
    String address = in.required("address", DigestBody::address);
    Conditions conditions = Conditions.read(in);
    int hour = in.integer("hour", 0);
    if (hour > HOUR_MAX) {
      in.reject("hour", "must be an hour of the day in UTC, from 0 to " + HOUR_MAX);
    }
    Optional<DayOfWeek> weekday =
        in.has("weekday")
            ? Optional.ofNullable(in.oneOf("weekday", DayOfWeek.class))
            : Optional.empty();
    boolean enabled = !in.has("enabled") || in.flag("enabled");
    return new DigestBody(address, conditions, new DigestSchedule(hour, weekday), enabled);
  }

  private static String address(String text) {
    if (text.length() > ADDRESS_MAX || !ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException("must be an address such as duty@example.org");
    }
    return text;
  }
}
