package org.embargoledger.alert.detect.outlier;

import org.embargoledger.model.measure.ProductClass;

/** Whose monthly figures of what. */
record Series(String target, String counterparty, ProductClass products) {}
