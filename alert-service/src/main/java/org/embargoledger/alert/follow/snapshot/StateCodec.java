package org.embargoledger.alert.follow.snapshot;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import com.esotericsoftware.kryo.util.MapReferenceResolver;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.alert.detect.WatchState;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.ReportingDuty;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * The state of a watch as bytes, and back: a watch that is resumed from them finds what the first
 * one would have found. Objects of this project, and values that it is made of, can be in them, and
 * nothing else.
 */
final class StateCodec {

  /** Grows with every change of how a state is written. */
  static final int SCHEMA = 2;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final String OURS = "org.embargoledger.";
  private static final Set<String> VALUES =
      Set.of(
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "[Ljava.math.BigDecimal;",
          "java.util.Currency",
          "java.util.Optional");
  private static final List<String> FAMILIES =
      List.of("java.time.", "java.util.ImmutableCollections$");

  private StateCodec() {}

  static void write(WatchState state, OutputStream out) {
    Output output = new Output(out, BUFFER_BYTES);
    kryo().writeObject(output, state);
    output.flush();
  }

  static WatchState read(InputStream in) {
    return kryo().readObject(new Input(in, BUFFER_BYTES), WatchState.class);
  }

  static Kryo kryo() {
    Kryo kryo = new AllowedOnly();
    kryo.setClassLoader(WatchState.class.getClassLoader());
    kryo.setReferences(true);
    kryo.setRegistrationRequired(false);
    kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
    kryo.register(UUID.class, new DefaultSerializers.UUIDSerializer());
    Collections.register(kryo);
    return kryo;
  }

  /** Refuses any class that is not part of a state, before anything is made of it. */
  private static final class AllowedOnly extends Kryo {

    AllowedOnly() {
      super(new DefaultClassResolver(), new SharedOnly());
    }

    @Override
    public Registration getRegistration(Class type) {
      if (getClassResolver().getRegistration(type) == null && !isAllowed(type)) {
        throw new IllegalArgumentException(type + " is no part of a state");
      }
      return super.getRegistration(type);
    }

    private static boolean isAllowed(Class<?> type) {
      String name = type.getName();
      return name.startsWith(OURS)
          || VALUES.contains(name)
          || FAMILIES.stream().anyMatch(name::startsWith);
    }
  }

  /** Keeps shared what is shared by design and large; anything else may come back as a copy. */
  private static final class SharedOnly extends MapReferenceResolver {

    @Override
    public boolean useReferences(Class type) {
      return type == Claim.class
          || type == EventHeader.class
          || type == Cap.class
          || type == ReportingDuty.class
          || Fact.class.isAssignableFrom(type);
    }
  }
}
