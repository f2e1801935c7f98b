// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.Body;
import dev.sampan.platform.AsyncResult;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.wire.Json;

/**
 * What SCF puts into a function's dead letter queue (cloud.tencent.com/document/product/583/41138).
 */
final class ScfDeadLetter {

  /** An event that is too old for its first attempt has no error of its own (assumed). */
  private static final int TOO_OLD = 449;

  private ScfDeadLetter() {}

  static Body of(AsyncResult result, InvocationFacts facts) {
    var record = Json.object().put("RequestId", facts.id());
    if (result.outcome() instanceof DirectOutcome.Failed it) {
      record.put("ErrorCode", it.error().status()).put("ErrorMessage", it.error().message());
    } else {
      record.put("ErrorCode", TOO_OLD).put("ErrorMessage", "the event is too old");
    }
    var body = record.putObject("Body");
    body.put("AppId", facts.account()).put("Uin", ScfHeaders.uin(facts));
    body.put("SubAccountUin", ScfHeaders.uin(facts)).put("RequestSource", "API");
    body.put("FunctionName", facts.function()).put("Namespace", "default");
    body.put("Qualifier", "$LATEST").put("InvocationType", "Event");
    body.put("ClientContext", result.request().text()).put("LogType", "None");
    var pushed = result.acceptedAt().toEpochMilli();
    body.put("TimeStampForInvoker", pushed).put("RequestId", facts.id()).put("PushTime", pushed);
    body.put("RetryNum", Math.max(0, result.invocations() - 1));
    body.put("Ttl", Profile.of(Platform.SCF).get(Limit.ASYNC_AGE_MAX).duration().toSeconds());
    return Json.body(record);
  }
}
