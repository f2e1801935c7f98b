// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A Lambda extension that prints the events that it is sent, until it is told to end. */
public final class Watcher {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Watcher() {}

  /** Registers under the name that it is given. */
  public static void main(String[] args) throws Exception {
    var root = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2020-01-01/extension/";
    var register =
        HttpRequest.newBuilder(URI.create(root + "register"))
            .header("Lambda-Extension-Name", args[0])
            .POST(BodyPublishers.ofString("{\"events\":[\"INVOKE\",\"SHUTDOWN\"]}"))
            .build();
    var id = send(register).headers().firstValue("Lambda-Extension-Identifier").orElseThrow();
    var next =
        HttpRequest.newBuilder(URI.create(root + "event/next"))
            .header("Lambda-Extension-Identifier", id)
            .build();
    for (var event = send(next).body(); ; event = send(next).body()) {
      System.out.println("watcher: " + event);
      if (event.contains("SHUTDOWN")) {
        return;
      }
    }
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
