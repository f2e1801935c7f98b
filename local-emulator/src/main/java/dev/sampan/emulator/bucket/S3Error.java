// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

/** An error of the S3 API, with the code by which Amazon's clients know it. */
final class S3Error extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  S3Error(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static S3Error notImplemented(String what) {
    return new S3Error(
        501,
        "NotImplemented",
        what
            + " is not simulated; PutObject, GetObject, HeadObject, DeleteObject and ListObjectsV2"
            + " are");
  }

  static S3Error invalid(String message) {
    return new S3Error(400, "InvalidArgument", message);
  }

  static S3Error noSuchKey(String key) {
    return new S3Error(404, "NoSuchKey", "The bucket has no object " + key);
  }

  static S3Error precondition() {
    return new S3Error(412, "PreconditionFailed", "A condition of the request does not hold.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
