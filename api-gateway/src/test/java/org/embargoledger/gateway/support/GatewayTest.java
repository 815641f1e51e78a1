package org.embargoledger.gateway.support;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The whole gateway over HTTP, between a test's identity provider and a test's services. */
@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(TestServices.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface GatewayTest {}
