package org.embargoledger.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the table says of a method and a path. */
public sealed interface Lookup {

  <R> R match(
      Function<Route, R> found, Function<List<HttpMethod>, R> otherMethods, Supplier<R> noSuchPath);

  /** The row that applies. */
  record Found(Route route) implements Lookup {
    @Override
    public <R> R match(
        Function<Route, R> found,
        Function<List<HttpMethod>, R> otherMethods,
        Supplier<R> noSuchPath) {
      return found.apply(route);
    }
  }

  /** The path is in the table, with these methods only. */
  record OtherMethods(List<HttpMethod> allowed) implements Lookup {
    @Override
    public <R> R match(
        Function<Route, R> found,
        Function<List<HttpMethod>, R> otherMethods,
        Supplier<R> noSuchPath) {
      return otherMethods.apply(allowed);
    }
  }

  /** The path is not in the table. */
  record NoSuchPath() implements Lookup {
    @Override
    public <R> R match(
        Function<Route, R> found,
        Function<List<HttpMethod>, R> otherMethods,
        Supplier<R> noSuchPath) {
      return noSuchPath.get();
    }
  }
}
