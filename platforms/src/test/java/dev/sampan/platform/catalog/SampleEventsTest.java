// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SampleEventsTest {

  @ParameterizedTest
  @CsvSource({
    "TOPIC, SCF, \"CMQ\"",
    "STREAM, SCF, \"offset\" : 42",
    "OBJECT, SCF, cos:ObjectCreated:Put",
    "SCHEDULE, SCF, \"Type\" : \"Timer\"",
    "BUS, SCF, \"time\" : \"1767614399000\"",
    "LOG, SCF, clslogs",
    "TOPIC, CLOUDRUN, APIs-Google",
    "STREAM, CLOUDRUN, dev.knative.kafka.event",
    "OBJECT, CLOUDRUN, google.cloud.storage.object.v1.finalized",
    "SCHEDULE, CLOUDRUN, x-cloudscheduler-jobname",
    "BUS, CLOUDRUN, ce-type: com.example.order.placed",
    "LOG, CLOUDRUN, logging.googleapis.com/timestamp",
    "RECORD, CLOUDRUN, google.cloud.firestore.document.v1.updated",
  })
  void each_kind_has_the_platforms_form(SampleKind kind, Platform platform, String part) {
    var text = SampleEvents.text(SampleEvents.of(kind, platform));

    assertThat(text).contains(part).endsWith("\n");
    assertThat(SampleEvents.text(SampleEvents.of(kind, platform))).isEqualTo(text);
  }

  @Test
  void a_kind_that_a_platform_has_not_is_refused_with_the_way_out() {
    assertThatThrownBy(() -> SampleEvents.of(SampleKind.RECORD, Platform.SCF))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("no trigger tells of changed records")
        .hasMessageContaining("stream trigger");
  }
}
