// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.util.List;
import java.util.Optional;

/** One reply: a status, headers and a body that has been read to its end. Immutable. */
public final class HttpReply {

  private final int status;
  private final FieldLines headers;
  private final byte[] body;

  HttpReply(int status, FieldLines headers, byte[] body) {
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
    return Optional.ofNullable(headers.first(name));
  }

  /**
   * Every value of a header, in the order they came, empty ones among them.
   *
   * @param name in lower case
   */
  public List<String> headers(String name) {
    return headers.all(name);
  }

  /** The body; the caller may keep it, but not change it. */
  public byte[] body() {
    return body;
  }
}
