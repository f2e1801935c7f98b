// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import dev.sampan.Body;
import dev.sampan.Headers;

/**
 * An event as the headers and the body of an HTTP message.
 *
 * @param headers {@code content-type} where the event has one and, in binary mode, the {@code ce-}
 *     headers; names in lower case
 * @param body the data or, in structured mode, the JSON document
 */
public record EncodedEvent(Headers headers, Body body) {}
