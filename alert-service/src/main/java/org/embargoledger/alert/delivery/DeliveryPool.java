package org.embargoledger.alert.delivery;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The database connections of this package. They are few and its own: when deliveries crowd, they
 * wait for each other and never take a connection from the detectors.
 */
@ApplicationScoped
public class DeliveryPool {

  private final Pool pool;

  @Inject
  public DeliveryPool(@ReactiveDataSource("delivery") Pool pool) {
    this.pool = pool;
  }

  public Pool get() {
    return pool;
  }
}
