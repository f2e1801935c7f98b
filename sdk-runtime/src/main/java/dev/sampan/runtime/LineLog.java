// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Log;
import dev.sampan.Trace;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what a function logs to its instance's output, in the form that its platform reads.
 *
 * <p>On Cloud Run a record is one line of JSON, whose {@code severity} and {@code message} the
 * platform knows; on AWS Lambda too if {@code AWS_LAMBDA_LOG_FORMAT} is {@code JSON}, with the
 * members that Lambda's own logs have. Otherwise there and on Tencent SCF it is a line of text:
 * time, invocation, level, message; each further line of the message begins the same way, so that
 * lines of concurrent invocations stay apart and none can be forged. Thread-safe.
 *
 * <p>{@code SAMPAN_LOG_LEVEL} says from which level on lines are written: {@code debug}, {@code
 * info}, {@code warn} or {@code error}, in any case; by default all are. On AWS Lambda {@code
 * AWS_LAMBDA_LOG_LEVEL}, which the function's configuration sets, says it where the other does not.
 */
public final class LineLog implements Log {

  private static final int DEBUG = 0;
  private static final int INFO = 1;
  private static final int WARN = 2;
  private static final int ERROR = 3;
  private static final int NOTHING = 4;
  private static final Trace NO_TRACE = Trace.none();

  private final int least;
  private final boolean google;
  private final boolean amazon;
  private final PrintStream out;
  private final Clock clock;
  private final String invocation;
  private final String rest;

  private LineLog(
      String platform, Environment environment, String invocation, Trace trace, String tenant) {
    this.least = least(platform, environment.variables());
    this.google = "cloudrun".equals(platform);
    this.amazon = "lambda".equals(platform) && isJson(environment.variables());
    this.out = environment.log();
    this.clock = environment.clock();
    this.invocation = invocation;
    this.rest = google ? TraceFields.of(trace, environment.variables()) : tenant(tenant);
  }

  private static boolean isJson(Map<String, String> variables) {
    return "JSON".equalsIgnoreCase(variables.get("AWS_LAMBDA_LOG_FORMAT"));
  }

  private static String tenant(String tenant) {
    if (tenant.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(",\"tenantId\":\"");
    appendEscaped(text, tenant);
    return text.append('"').toString();
  }

  /**
   * The log of one invocation.
   *
   * @param platform the platform's id, such as {@code lambda}
   * @param environment has the clock and the output
   * @param invocation the invocation's id; empty outside of invocations
   */
  public static LineLog of(String platform, Environment environment, String invocation) {
    return of(platform, environment, invocation, NO_TRACE);
  }

  /** The log of one invocation within a trace, which lines on Cloud Run name. */
  public static LineLog of(
      String platform, Environment environment, String invocation, Trace trace) {
    return new LineLog(platform, environment, invocation, trace, "");
  }

  /**
   * The log of one invocation on behalf of a tenant, whom lines in JSON on AWS Lambda name.
   *
   * @param tenant the tenant's id; empty if the function does not tell tenants apart
   */
  public static LineLog ofTenant(
      String platform, Environment environment, String invocation, String tenant) {
    return new LineLog(platform, environment, invocation, NO_TRACE, tenant);
  }

  private static int least(String platform, Map<String, String> variables) {
    String level = variables.get("SAMPAN_LOG_LEVEL");
    if (level == null && "lambda".equals(platform)) {
      level = variables.get("AWS_LAMBDA_LOG_LEVEL");
    }
    if (level == null) {
      return DEBUG;
    }
    return switch (level.toUpperCase(Locale.ROOT)) {
      case "INFO" -> INFO;
      case "WARN" -> WARN;
      case "ERROR" -> ERROR;
      case "FATAL" -> NOTHING;
      default -> DEBUG;
    };
  }

  @Override
  public void debug(String message) {
    write(DEBUG, "DEBUG", message);
  }

  @Override
  public void info(String message) {
    write(INFO, "INFO", message);
  }

  @Override
  public void warn(String message) {
    write(WARN, google ? "WARNING" : "WARN", message);
  }

  @Override
  public void error(String message) {
    write(ERROR, "ERROR", message);
  }

  @Override
  public void error(String message, Throwable thrown) {
    StringWriter text = new StringWriter();
    text.append(message).append('\n');
    thrown.printStackTrace(new PrintWriter(text, true));
    write(ERROR, "ERROR", text.toString().stripTrailing());
  }

  private void write(int rank, String level, String message) {
    if (rank < least) {
      return;
    }
    StringBuilder record = new StringBuilder(message.length() + 80);
    String time = Timestamp.of(clock.millis());
    if (google) {
      appendGoogle(record, time, level, message);
    } else if (amazon) {
      appendAmazon(record, time, level, message);
    } else {
      appendText(record, time + " " + (invocation.isEmpty() ? "-" : invocation), level, message);
    }
    out.print(record);
    out.flush();
  }

  private static void appendText(StringBuilder to, String prefix, String level, String message) {
    int start = 0;
    do {
      int end = endOfLine(message, start);
      to.append(prefix).append(' ').append(level).append(' ');
      to.append(message, start, end).append('\n');
      boolean pair = message.startsWith("\r\n", end);
      start = end + (pair ? 2 : 1);
    } while (start <= message.length());
  }

  private static int endOfLine(String message, int start) {
    int end = start;
    while (end < message.length() && message.charAt(end) != '\n' && message.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private void appendAmazon(StringBuilder to, String time, String level, String message) {
    to.append("{\"timestamp\":\"").append(time).append("\",\"message\":\"");
    appendEscaped(to, message);
    to.append("\",\"level\":\"").append(level).append('"');
    if (!invocation.isEmpty()) {
      to.append(",\"AWSRequestId\":\"");
      appendEscaped(to, invocation);
      to.append('"');
    }
    to.append(rest).append("}\n");
  }

  private void appendGoogle(StringBuilder to, String time, String level, String message) {
    to.append("{\"severity\":\"").append(level).append("\",\"time\":\"").append(time);
    if (!invocation.isEmpty()) {
      to.append("\",\"invocation\":\"");
      appendEscaped(to, invocation);
    }
    to.append("\",\"message\":\"");
    appendEscaped(to, message);
    to.append('"').append(rest).append("}\n");
  }

  private static void appendEscaped(StringBuilder to, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        to.append('\\').append(c);
      } else if (c == '\n') {
        to.append("\\n");
      } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
        appendUnit(to, c);
      } else {
        to.append(c);
      }
    }
  }

  /** Escapes one UTF-16 unit; a lone surrogate has no other form in UTF-8. */
  private static void appendUnit(StringBuilder to, char c) {
    to.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      to.append(Character.forDigit((c >> shift) & 0xF, 16));
    }
  }
}
