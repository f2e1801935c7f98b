// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

/** The conditions of a request: {@code If-Match} and its kin, in the order of RFC 9110. */
final class Conditions {

  /** What follows from them. */
  enum Verdict {
    /** Go on. */
    HOLD,
    /** The reader has it already. */
    NOT_MODIFIED,
    /** Refuse. */
    FAIL
  }

  private Conditions() {}

  /** Whether a reader may have an object. */
  static Verdict read(S3Request request, StoredObject object) {
    var match = request.header("If-Match");
    if (match.isPresent() && !names(match.get(), object)) {
      return Verdict.FAIL;
    }
    var unmodified = date(request, "If-Unmodified-Since");
    if (match.isEmpty() && unmodified.isPresent() && object.modified().isAfter(unmodified.get())) {
      return Verdict.FAIL;
    }
    var noneMatch = request.header("If-None-Match");
    if (noneMatch.isPresent()) {
      return names(noneMatch.get(), object) ? Verdict.NOT_MODIFIED : Verdict.HOLD;
    }
    var modified = date(request, "If-Modified-Since");
    var old = modified.isPresent() && !object.modified().isAfter(modified.get());
    return old ? Verdict.NOT_MODIFIED : Verdict.HOLD;
  }

  /** Whether a writer may put something in the place of what is there. */
  static boolean write(S3Request request, Optional<StoredObject> there) {
    var match = request.header("If-Match");
    if (match.isPresent() && there.filter(it -> names(match.get(), it)).isEmpty()) {
      return false;
    }
    var noneMatch = request.header("If-None-Match");
    return noneMatch.isEmpty() || there.filter(it -> names(noneMatch.get(), it)).isEmpty();
  }

  private static boolean names(String tags, StoredObject object) {
    return Arrays.stream(tags.split(",", -1))
        .map(it -> it.trim().replaceFirst("^W/", "").replace("\"", ""))
        .anyMatch(it -> it.equals("*") || it.equals(object.details().etag()));
  }

  private static Optional<Instant> date(S3Request request, String name) {
    try {
      return request
          .header(name)
          .map(it -> ZonedDateTime.parse(it, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      // A date that is none sets no condition.
      return Optional.empty();
    }
  }
}
