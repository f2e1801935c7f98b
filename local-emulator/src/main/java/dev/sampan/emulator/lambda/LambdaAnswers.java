// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.lambda.LambdaFlights.Flight;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import java.util.function.Consumer;

/** Ends the invocations of an instance: writes what they took, and tells the pool. Thread-safe. */
final class LambdaAnswers {

  private final LambdaFlights flights;
  private final InstanceEvents events;

  LambdaAnswers(LambdaFlights flights, InstanceEvents events) {
    this.flights = flights;
    this.events = events;
  }

  void replied(LambdaRun by, String invocation, NativeReply reply) {
    end(by, invocation, "", size(reply), () -> events.answered(invocation, reply));
  }

  private static long size(NativeReply reply) {
    if (reply instanceof NativeReply.Payload payload) {
      return payload.body().bytes().length;
    }
    return reply instanceof NativeReply.Streamed streamed ? streamed.bytes() : 0;
  }

  void failed(LambdaRun by, String invocation, RuntimeError error) {
    var reply = new NativeReply.FunctionError(error.body());
    var cause = error.cause();
    if (cause != null) {
      flights.caused(invocation, cause);
    }
    end(by, invocation, error.type(), 0, () -> events.answered(invocation, reply));
  }

  void tooLarge(LambdaRun by, String invocation, String message) {
    var kind = FailureKind.RESPONSE_TOO_LARGE;
    end(by, invocation, RuntimeError.TOO_LARGE, 0, () -> events.failed(invocation, kind, message));
  }

  private void end(LambdaRun by, String invocation, String error, long bytes, Runnable tells) {
    flights
        .remove(invocation)
        .ifPresent(
            flight -> {
              flights.ends(flight, error, bytes, by);
              tells.run();
            });
  }

  /** Its place is free once the extensions are done with the invocation, too. */
  void free(LambdaRun by, String invocation) {
    by.extensions.whenSettled(() -> events.free(invocation));
  }

  /** Fails all, as the platform words it. */
  void failAll(LambdaRun by, FailureKind kind, String error, String detail) {
    failAll(by, error, flight -> events.failed(flight.id(), kind, detail));
  }

  /** Fails all with an error that the platform made. */
  void failAll(LambdaRun by, RuntimeError error) {
    var reply = new NativeReply.FunctionError(error.body());
    failAll(by, error.type(), flight -> events.answered(flight.id(), reply));
  }

  private void failAll(LambdaRun by, String error, Consumer<Flight> tells) {
    for (var each : flights.all()) {
      end(by, each.id(), error, 0, () -> tells.accept(each));
      events.free(each.id());
    }
  }
}
