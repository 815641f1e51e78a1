package org.embargoledger.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The ways on which steps leave the house, and what is in the way. */
@ApplicationScoped
public class Channels {

  private final Map<String, Pump> pumps = new ConcurrentHashMap<>();

  /**
   * @param name as operators know the channel
   */
  public void add(String name, Pump pump) {
    pumps.put(name, pump);
  }

  /** By channel, what keeps it from going on; empty where nothing does. */
  Map<String, String> troubles() {
    Map<String, String> troubles = new TreeMap<>();
    pumps.forEach((name, pump) -> troubles.put(name, pump.trouble().orElse("")));
    return troubles;
  }
}
