// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.HttpException;
import dev.sampan.emulator.function.UnknownFunctionException;
import dev.sampan.emulator.journal.JournalException;
import dev.sampan.platform.NotExpressibleException;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/** A call that is refused, as its caller is told: a problem of RFC 9457. */
public final class ControlProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * A refusal.
   *
   * @param status the HTTP status, 400 or more
   * @param detail what is wrong, where, and the remedy; no secret
   */
  public ControlProblem(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** What a caller is told about a failure. */
  static ControlProblem of(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return of(failure.getCause());
    }
    var detail = String.valueOf(failure.getMessage());
    if (failure instanceof ControlProblem it) {
      return it;
    } else if (failure instanceof UnknownFunctionException) {
      return new ControlProblem(404, detail);
    } else if (failure instanceof IllegalArgumentException
        || failure instanceof NotExpressibleException
        || failure instanceof HttpException) {
      return new ControlProblem(400, detail);
    } else if (failure instanceof JournalException it) {
      return new ControlProblem(status(it.reason()), detail);
    } else if (failure instanceof IOException) {
      return new ControlProblem(500, "the emulator cannot read or write a file: " + detail);
    }
    return new ControlProblem(
        500, "a fault of the emulator: " + failure.getClass().getSimpleName() + ": " + detail);
  }

  private static int status(JournalException.Reason reason) {
    return switch (reason) {
      case FULL, DISK -> 507;
      case TOO_LARGE -> 413;
      case IN_USE, CLOSED -> 503;
    };
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  ObjectNode json() {
    return CallJson.object()
        .put("type", "about:blank")
        .put("title", StatusCodes.getReason(status))
        .put("status", status)
        .put("detail", getMessage());
  }
}
