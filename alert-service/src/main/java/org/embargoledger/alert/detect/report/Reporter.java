package org.embargoledger.alert.detect.report;

/** Who owes reports under which duty. */
record Reporter(String target, String duty, String state) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Reporter reporter
        && state.equals(reporter.state)
        && duty.equals(reporter.duty)
        && target.equals(reporter.target);
  }

  @Override
  public int hashCode() {
    return (target.hashCode() * 31 + duty.hashCode()) * 31 + state.hashCode();
  }
}
