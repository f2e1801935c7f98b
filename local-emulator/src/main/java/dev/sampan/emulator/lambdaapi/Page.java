// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Answers with a part of a list, and where the next part begins. */
final class Page {

  private static final int MOST = 50;

  private Page() {}

  /**
   * Answers.
   *
   * @param member what the answer calls the list
   */
  static void answer(LambdaCall call, String member, List<? extends JsonNode> all) {
    var from = number(call, "Marker", 0, 0, Integer.MAX_VALUE);
    var most = Math.min(MOST, number(call, "MaxItems", MOST, 1, 10_000));
    var answer = LambdaCall.object();
    var list = answer.putArray(member);
    all.stream().skip(from).limit(most).forEach(list::add);
    if (from + (long) most < all.size()) {
      answer.put("NextMarker", Integer.toString(from + most));
    }
    call.answer(200, answer);
  }

  private static int number(LambdaCall call, String name, int otherwise, int least, int most) {
    var text = call.query(name).orElse(Integer.toString(otherwise));
    try {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw LambdaProblem.invalid(name + " is " + text);
    }
    throw LambdaProblem.invalid(name + " is " + text);
  }
}
