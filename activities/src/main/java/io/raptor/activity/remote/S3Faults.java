package io.raptor.activity.remote;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NotHereException;
import io.raptor.workflow.model.FailureType;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a storage's refusals mean, and what to do about each. The storage's own messages are not passed on. */
final class S3Faults {

    private static final Set<String> REGION =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");
    private static final Set<String> KEYS =
            Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "UnrecognizedClientException");
    private static final Set<String> THROTTLED =
            Set.of("SlowDown", "Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequests");

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private S3Faults() {}

    /** Of a source that cannot be listed. */
    static IndexingException listing(S3Place place, SdkException e) {
        return fault("The source " + place, place, FailureType.INVALID_REQUEST, e);
    }

    /** Of a document that cannot be opened. */
    static IndexingException reading(S3Place place, SdkException e) {
        if (e instanceof AwsServiceException refused
                && refused.statusCode() == NOT_FOUND
                && !code(refused).equals("NoSuchBucket")) {
            return new IndexingException(
                    FailureType.DOCUMENT_UNREADABLE,
                    "The document is no longer there as an object: run the task again to read the sources again");
        }
        return fault("The document's object", place, FailureType.DOCUMENT_UNREADABLE, e);
    }

    /** Of an upload that cannot be kept. */
    static IndexingException writing(S3Place place, SdkException e) {
        return fault("The place of uploads " + place, place, FailureType.INVALID_REQUEST, e);
    }

    /** Of a document whose bytes ended too early. */
    static IndexingException brokenOff(S3Place place, Exception e) {
        return new IndexingException(
                FailureType.STORE_UNAVAILABLE,
                "The bucket " + place.bucket() + " broke off in the middle of an object; it is read again",
                e);
    }

    private static IndexingException fault(String what, S3Place place, FailureType type, SdkException e) {
        return e instanceof AwsServiceException refused
                ? refused(what, place, type, refused)
                : unreached(what, place, type, e);
    }

    private static IndexingException refused(
            String what, S3Place place, FailureType type, AwsServiceException refused) {
        String code = code(refused);
        int status = refused.statusCode();
        String said = status + (code.isEmpty() ? "" : " " + code);
        if (THROTTLED.contains(code) || status == TOO_MANY) {
            return new IndexingException(
                    FailureType.RATE_LIMITED, what + " waits: the storage is asked too often (" + said + ")");
        }
        if (status >= SERVER) {
            return new IndexingException(FailureType.STORE_UNAVAILABLE, what + " waits: the storage answers " + said);
        }
        if (REGION.contains(code) || status / 100 == 3) {
            return new IndexingException(
                    type,
                    what + " is in another region (" + said + "): set AWS_REGION to "
                            + region(refused).orElse("that of the bucket " + place.bucket()));
        }
        if (status == NOT_FOUND) {
            return new IndexingException(
                    type,
                    what + " cannot be read: there is no bucket " + place.bucket() + " (" + said
                            + "); check its name, AWS_REGION and AWS_ENDPOINT_URL");
        }
        return new NotHereException(type, what + advice(place, code, status, said));
    }

    private static String advice(S3Place place, String code, int status, String said) {
        if (KEYS.contains(code)) {
            return " cannot be read: the storage does not know this worker's keys (" + said
                    + "); check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN";
        }
        return code.equals("ExpiredToken")
                ? " cannot be read: this worker's session has expired (" + said + "); renew AWS_SESSION_TOKEN"
                : code.equals("RequestTimeTooSkewed")
                        ? " cannot be read: this worker's clock is wrong (" + said + ")"
                        : status == FORBIDDEN
                                ? " may not be read by this worker (" + said
                                        + "): its keys need s3:ListBucket and s3:GetObject, for uploads s3:PutObject and s3:DeleteObject, on the bucket "
                                        + place.bucket()
                                : " cannot be read: the storage refuses (" + said + ")";
    }

    private static IndexingException unreached(String what, S3Place place, FailureType type, SdkException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return new NotHereException(
                        type,
                        what + " cannot be reached: the storage's host is not known; check AWS_ENDPOINT_URL, AWS_REGION"
                                + " and the bucket " + place.bucket());
            }
        }
        if (String.valueOf(e.getMessage()).contains("credentials")) {
            return new NotHereException(
                    type,
                    what + " cannot be read: this worker has no keys for it; set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, or another of AWS's ways to name them");
        }
        String why = what + " cannot be reached: the storage does not answer; check AWS_ENDPOINT_URL and the network";
        return type == FailureType.INVALID_REQUEST
                ? new NotHereException(type, why)
                : new IndexingException(FailureType.STORE_UNAVAILABLE, why);
    }

    private static String code(AwsServiceException refused) {
        return Optional.ofNullable(refused.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    private static Optional<String> region(AwsServiceException refused) {
        return Optional.ofNullable(refused.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
                .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"));
    }
}
