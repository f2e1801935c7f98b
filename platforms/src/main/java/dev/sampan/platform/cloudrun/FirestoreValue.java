// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.wire.Json;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a value of a column as Firestore does, with its type beside it; whole numbers as text. */
final class FirestoreValue {

  private FirestoreValue() {}

  static ObjectNode fields(Map<?, ?> values) {
    var json = Json.object();
    values.forEach((name, value) -> json.set(String.valueOf(name), of(value)));
    return json;
  }

  private static ObjectNode of(@Nullable Object value) {
    var json = Json.object();
    if (value == null) {
      return json.putNull("nullValue");
    }
    if (value instanceof Map<?, ?> map) {
      json.putObject("mapValue").set("fields", fields(map));
      return json;
    }
    if (value instanceof Collection<?> items) {
      var array = json.putObject("arrayValue").putArray("values");
      items.forEach(item -> array.add(of(item)));
      return json;
    }
    return value instanceof Number number ? number(json, number) : scalar(json, value);
  }

  private static ObjectNode number(ObjectNode json, Number number) {
    if (number instanceof BigInteger big && big.bitLength() > 63) {
      throw new NotExpressibleException(
          "cloudrun: Firestore's whole numbers have 64 bits, too few for " + big);
    }
    var whole =
        number instanceof Long
            || number instanceof Integer
            || number instanceof Short
            || number instanceof Byte
            || number instanceof BigInteger;
    return whole
        ? json.put("integerValue", number.toString())
        : json.put("doubleValue", number.doubleValue());
  }

  private static ObjectNode scalar(ObjectNode json, Object value) {
    if (value instanceof Boolean flag) {
      return json.put("booleanValue", flag);
    }
    if (value instanceof Instant time) {
      return json.put("timestampValue", time.toString());
    }
    if (value instanceof byte[] bytes) {
      return json.put("bytesValue", Base64.getEncoder().encodeToString(bytes));
    }
    if (value instanceof CharSequence text) {
      return json.put("stringValue", text.toString());
    }
    throw new NotExpressibleException(
        "cloudrun: Firestore has no value for " + value.getClass().getName() + "; use text");
  }
}
