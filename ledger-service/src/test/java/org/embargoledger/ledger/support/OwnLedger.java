package org.embargoledger.ledger.support;

import io.quarkus.test.junit.QuarkusTestProfile;

/** An application and databases apart from those of other tests, for {@link FilledLedger}. */
public class OwnLedger implements QuarkusTestProfile {}
