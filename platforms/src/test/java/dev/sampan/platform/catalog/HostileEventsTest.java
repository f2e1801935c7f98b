// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.TriggerSpec;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a source holds, a writer writes it or says why not. */
@Timeout(60)
final class HostileEventsTest {

  private static final FunctionSpec FUNCTION = FunctionSpec.of("orders", "com.example.Orders");
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

  @ParameterizedTest
  @EnumSource(names = {"SCF", "CLOUDRUN"})
  void every_event_is_written_or_refused_with_a_reason(Platform platform) {
    Map<Trigger, Integer> written = new EnumMap<>(Trigger.class);
    for (long seed = 0; seed < 200; seed++) {
      for (var trigger : HostileEvents.TRIGGERS) {
        if (write(platform, trigger, new HostileEvents(seed).batch(trigger), seed)) {
          written.merge(trigger.kind(), 1, Integer::sum);
        }
      }
    }

    Set<Trigger> kinds = EnumSet.noneOf(Trigger.class);
    HostileEvents.TRIGGERS.forEach(trigger -> kinds.add(trigger.kind()));
    if (platform == Platform.SCF) {
      kinds.remove(Trigger.RECORD);
    }
    assertThat(written.keySet()).as("kinds of which some were written").isEqualTo(kinds);
  }

  @Test
  void every_reply_settles_every_event() {
    var replies =
        List.of(
            new NativeReply.Payload(Body.of("{{")),
            new NativeReply.Payload(Body.empty()),
            new NativeReply.FunctionError(Body.of(new byte[] {(byte) 0xff})),
            new NativeReply.Http(HttpResponse.of(204)),
            new NativeReply.Http(HttpResponse.of(302)),
            new NativeReply.Http(HttpResponse.text(500, "no")));
    for (var platform : List.of(Platform.SCF, Platform.CLOUDRUN)) {
      for (var trigger : HostileEvents.TRIGGERS) {
        var batch = new HostileEvents(7).batch(trigger);
        for (var reply : replies) {
          var outcome = NativeWires.of(platform).readDelivery(FUNCTION, trigger, batch, reply);
          var ids = batch.stream().map(SourceEvent::id).toList();
          assertThat(outcome.failed()).isIn(Set.of(), Set.copyOf(ids));
        }
      }
    }
  }

  private static boolean write(
      Platform platform, TriggerSpec trigger, List<SourceEvent> batch, long seed) {
    try {
      var request = NativeWires.of(platform).delivery(FUNCTION, trigger, batch, facts());
      assertThat(bytes(request)).isNotNull();
      return true;
    } catch (NotExpressibleException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception", "Cannot invoke");
      return false;
    } catch (RuntimeException e) {
      return fail("seed " + seed + ", " + platform + ", " + trigger.kind(), e);
    }
  }

  private static byte[] bytes(NativeRequest request) {
    return request instanceof NativeRequest.Http http
        ? http.request().body().bytes()
        : ((NativeRequest.Payload) request).body().bytes();
  }

  private static InvocationFacts facts() {
    return new InvocationFacts(
        "r-1",
        "orders",
        "ap-guangzhou",
        "1250000000",
        1,
        NOW,
        NOW.plusSeconds(3),
        "00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988-01");
  }
}
