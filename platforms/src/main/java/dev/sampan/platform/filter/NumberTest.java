// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** A test of numbers: {@code ["=", 100]}, or one or both ends of a range, {@code [">", 0]}. */
final class NumberTest {

  private NumberTest() {}

  static Predicate<JsonNode> read(JsonNode wanted, String at) throws PatternException {
    if (!wanted.isArray() || wanted.size() % 2 != 0 || wanted.isEmpty() || wanted.size() > 4) {
      throw new PatternException(at, "has a numeric that is no list of a sign and a number");
    }
    var tests = new ArrayList<Predicate<BigDecimal>>();
    for (var i = 0; i < wanted.size(); i += 2) {
      tests.add(compare(wanted.get(i), wanted.get(i + 1), at));
    }
    return value -> isFinite(value) && all(tests, value.decimalValue());
  }

  /** What is too large for its kind of number is within no range. */
  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && (value.isBigInteger() || Double.isFinite(value.doubleValue()));
  }

  private static boolean all(List<Predicate<BigDecimal>> tests, BigDecimal value) {
    return tests.stream().allMatch(it -> it.test(value));
  }

  private static Predicate<BigDecimal> compare(JsonNode sign, JsonNode number, String at)
      throws PatternException {
    if (!isFinite(number)) {
      throw new PatternException(at, "compares with something that is no number");
    }
    var bound = number.decimalValue();
    var test = sign(sign.asText(), at);
    return value -> test.test(value.compareTo(bound));
  }

  private static IntPredicate sign(String sign, String at) throws PatternException {
    return switch (sign) {
      case "=" -> it -> it == 0;
      case "<" -> it -> it < 0;
      case "<=" -> it -> it <= 0;
      case ">" -> it -> it > 0;
      case ">=" -> it -> it >= 0;
      default -> throw new PatternException(at, "compares by none of =, <, <=, > and >=");
    };
  }
}
