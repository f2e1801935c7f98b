// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import dev.sampan.ObjectChanged;
import dev.sampan.ObjectChanged.Change;
import dev.sampan.platform.ObjectEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Writes what happens to objects as events, each with a number above that before. Thread-safe. */
final class ChangeEvents {

  private final InstantSource clock;
  private final AtomicLong sequence = new AtomicLong();

  ChangeEvents(InstantSource clock) {
    this.clock = clock;
    this.sequence.set(TimeUnit.MILLISECONDS.toMicros(clock.millis()));
  }

  ObjectEvent created(Bucket bucket, StoredObject object, Instant now) {
    var details = object.details();
    return event(
        new ObjectChanged(
            Change.CREATED,
            bucket.name(),
            object.key(),
            object.size(),
            details.etag(),
            null,
            details.contentType(),
            location(bucket, object.key()),
            now));
  }

  ObjectEvent deleted(Bucket bucket, String key, Instant now) {
    return event(
        new ObjectChanged(
            Change.DELETED, bucket.name(), key, 0, null, null, null, location(bucket, key), now));
  }

  private ObjectEvent event(ObjectChanged changed) {
    var number =
        sequence.updateAndGet(
            it -> Math.max(it + 1, TimeUnit.MILLISECONDS.toMicros(clock.millis())));
    return new ObjectEvent(Long.toHexString(number), changed, number, 1);
  }

  private static URI location(Bucket bucket, String key) {
    try {
      return new URI("s3", bucket.name(), "/" + key, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no URI of " + bucket.name() + " and " + key, e);
    }
  }
}
