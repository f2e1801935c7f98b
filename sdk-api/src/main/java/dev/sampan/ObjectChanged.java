// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object of an object store changed.
 *
 * @param change how
 * @param bucket the bucket's name, on Tencent COS with the app id: {@code name-appid}
 * @param key the object's key, decoded, without a leading slash of the platform's
 * @param size in bytes; 0 if the object is gone or the platform does not tell
 * @param etag the store's tag of the content; null if it does not tell
 * @param version the object's version; null if the bucket keeps none
 * @param contentType the media type; null if the store does not tell
 * @param location where the object is, such as {@code s3://bucket/key}
 * @param time when it changed
 */
public record ObjectChanged(
    Change change,
    String bucket,
    String key,
    long size,
    @Nullable String etag,
    @Nullable String version,
    @Nullable String contentType,
    URI location,
    Instant time) {

  /** Refuses a negative size. */
  public ObjectChanged {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(time, "time");
    if (size < 0) {
      throw new IllegalArgumentException("size must not be negative: " + size);
    }
  }

  /** How an object changed. */
  public enum Change {
    /** It was written, anew or over an older one. */
    CREATED,
    /** It was removed. */
    DELETED,
    /** It was moved to a storage class that must be restored before reading. */
    ARCHIVED,
    /** It can be read again. */
    RESTORED,
    /** Its metadata changed, its content did not. */
    METADATA
  }
}
