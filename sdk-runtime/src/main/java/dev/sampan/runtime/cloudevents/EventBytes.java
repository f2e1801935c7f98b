// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import io.cloudevents.CloudEventData;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event.
 *
 * <p>The JSON format implies JSON for {@code data} without a content type, and implies nothing for
 * {@code data_base64}; the mark keeps the two apart, so that an event is written as it was read.
 */
final class EventBytes implements CloudEventData {
  private final byte[] bytes;
  private final boolean json;

  /** Takes over the array. */
  EventBytes(byte[] bytes, boolean json) {
    this.bytes = bytes;
    this.json = json;
  }

  static @Nullable EventBytes of(@Nullable CloudEventData data) {
    if (data == null || data instanceof EventBytes) {
      return (EventBytes) data;
    }
    return new EventBytes(data.toBytes(), false);
  }

  /** Known to be one JSON value even though no content type says so. */
  boolean json() {
    return json;
  }

  @Override
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The bytes themselves, not to be changed. */
  byte[] shared() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventBytes that
        && json == that.json
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
