package org.embargoledger.k8s;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds the fields of an object that Kubernetes does not know.
 *
 * <p>The typed model keeps them aside in a map instead of failing, so a misspelt probe would go
 * unseen; this walks the whole object and looks into those maps.
 */
final class UnknownFields {

  private final List<String> found = new ArrayList<>();

  private UnknownFields() {}

  static List<String> of(Object object) {
    UnknownFields walk = new UnknownFields();
    walk.visit("", object);
    return walk.found;
  }

  private void visit(String path, Object value) {
    if (value instanceof Collection<?> items) {
      int index = 0;
      for (Object item : items) {
        visit(path + "[" + index++ + "]", item);
      }
    } else if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, item) -> visit(path + "." + key, item));
    } else if (isModel(value)) {
      visitProperties(path, value);
    }
  }

  private void visitProperties(String path, Object model) {
    for (Method method : model.getClass().getMethods()) {
      if (method.isAnnotationPresent(JsonAnyGetter.class)) {
        ((Map<?, ?>) call(method, model)).keySet().forEach(key -> found.add(path + "." + key));
      } else if (isProperty(method)) {
        visit(path + "." + nameOf(method), call(method, model));
      }
    }
  }

  private static boolean isModel(Object value) {
    return value != null
        && value.getClass().getName().startsWith("io.fabric8.kubernetes.api.model");
  }

  private static boolean isProperty(Method method) {
    return method.getName().startsWith("get")
        && method.getParameterCount() == 0
        && method.getDeclaringClass().getName().startsWith("io.fabric8")
        && !method.isAnnotationPresent(JsonIgnore.class);
  }

  private static String nameOf(Method method) {
    return Character.toLowerCase(method.getName().charAt(3)) + method.getName().substring(4);
  }

  private static Object call(Method method, Object target) {
    try {
      return method.invoke(target);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(method.toString(), e);
    }
  }
}
