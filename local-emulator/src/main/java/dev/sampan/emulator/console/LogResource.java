// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.platform.Platform;
import java.util.List;
import java.util.function.Predicate;

/**
 * What functions printed. {@code GET /api/logs} is answered with {@code {"lines":[…]}}, the last
 * {@code lines} of them, of one {@code function} if it is named; with {@code follow=true} with one
 * line of JSON each, those and each further one until the client goes.
 */
public final class LogResource implements ControlResource {

  private static final int LINES = 100;

  private final LogRing ring;
  private final Functions functions;

  /**
   * The lines of a ring.
   *
   * @param ring has the lines
   * @param functions tells which names there are
   */
  public LogResource(LogRing ring, Functions functions) {
    this.ring = ring;
    this.functions = functions;
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(ControlRoute.get("/api/logs", this::logs));
  }

  private void logs(ControlCall call) {
    var count = call.query("lines", LINES, 1, LogRing.MOST_LINES);
    var wanted = wanted(call);
    if (call.query("follow").orElse("false").equals("true")) {
      ring.follow(count, wanted, call.stream());
    } else {
      var json = CallJson.object();
      json.putArray("lines").addAll(ring.last(count, wanted));
      call.answer(200, json);
    }
  }

  private Predicate<OutputLine> wanted(ControlCall call) {
    var function = call.query("function");
    if (function.isEmpty()) {
      return line -> true;
    }
    if (functions.find(Platform.LAMBDA, function.get()).isEmpty()) {
      throw new ControlProblem(404, "there is no function " + function.get());
    }
    return line -> line.function().equals(function.get());
  }
}
