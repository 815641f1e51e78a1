package org.embargoledger.alert.detect.report;

import org.embargoledger.model.measure.Period;
import org.embargoledger.model.regime.ReportingDuty;

/** A report that came after its day, by the date of the source that it is known from. */
record Late(Reporter reporter, ReportingDuty duty, int index, Period published, String eventId) {}
