// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.Context;
import dev.sampan.Handler;

/** A function of plain values: what data binding costs. */
public final class HelloPayload implements Handler<HelloPayload.Question, HelloPayload.Answer> {

  /** A function without state. */
  public HelloPayload() {}

  @Override
  public Answer handle(Question question, Context context) {
    return new Answer("POST " + question.path());
  }

  /** What it takes. */
  public record Question(String path) {}

  /** What it gives. */
  public record Answer(String hello) {}
}
