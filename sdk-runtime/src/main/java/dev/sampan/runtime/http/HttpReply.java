// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reply: a status, headers and a body that has been read to its end. Immutable. */
public final class HttpReply {

  private final int status;
  private final List<String> headers;
  private final byte[] body;

  /** The list holds names in lower case at even places, and each name's value after it. */
  HttpReply(int status, List<String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The status code, 200 to 599. */
  public int status() {
    return status;
  }

  /**
   * The first value of a header; empty if there is none, or if the value is empty: runtime
   * interfaces send headers without a value for what they do not know.
   *
   * @param name in lower case
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(valueOf(name));
  }

  private @Nullable String valueOf(String name) {
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equals(name) && !headers.get(i + 1).isEmpty()) {
        return headers.get(i + 1);
      }
    }
    return null;
  }

  /**
   * Every value of a header, in the order they came, empty ones among them.
   *
   * @param name in lower case
   */
  public List<String> headers(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equals(name)) {
        values.add(headers.get(i + 1));
      }
    }
    return values;
  }

  /** The body; the caller may keep it, but not change it. */
  public byte[] body() {
    return body;
  }
}
