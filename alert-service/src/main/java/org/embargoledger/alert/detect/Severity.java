package org.embargoledger.alert.detect;

/** How soon somebody should look; says nothing of guilt. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
