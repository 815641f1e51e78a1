package org.embargoledger.ingest.log.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.codec.FactChecks;
import org.embargoledger.model.codec.FactReader;
import org.embargoledger.model.codec.FactWriter;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactIds;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.ObjectReader;
import org.embargoledger.model.json.Violation;
import org.embargoledger.model.regime.Regimes;

/** Turns request bodies into submissions, or says everything that is wrong with them. */
@ApplicationScoped
public class SubmissionReader {

  /** An event with its header must fit into the 65,535 bytes of an entry of C2SP tlog-tiles. */
  private static final int FACT_BYTES_MAX = 60_000;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock = Clock.systemUTC();

  Submission.Recording recording(String partner, Optional<String> key, FactType type, byte[] body) {
    return recording(partner, key, type, Json.parse(body), "#");
  }

  /**
   * @param pointer where the fact lies in the document that the client sent
   */
  public Submission.Recording recording(
      String partner, Optional<String> key, FactType type, JsonNode node, String pointer) {
    refuseClaimedPartner(node, partner);
    Fact fact = facts().read(type, node, pointer);
    byte[] canonical = canonical(fact, pointer);
    return new Submission.Recording(
        partner,
        key,
        FactIds.next(clock.instant(), RANDOM),
        fact,
        canonical,
        hash("record " + type.wireName(), canonical));
  }

  Submission.Correction correction(
      String partner,
      Optional<String> key,
      UUID factId,
      int expectedVersion,
      FactType type,
      byte[] body) {
    JsonNode node = Json.parse(body);
    refuseClaimedPartner(node, partner);
    ObjectReader in = ObjectReader.root(node);
    String reason = in.text("reason");
    in.object("fact");
    in.rejectUnknown();
    in.throwIfFaulty();
    return correction(partner, key, factId, expectedVersion, type, reason, node.get("fact"));
  }

  /** The fact lies at {@code #/fact} of the document that the client sent. */
  public Submission.Correction correction(
      String partner,
      Optional<String> key,
      UUID factId,
      int expectedVersion,
      FactType type,
      String reason,
      JsonNode node) {
    Fact fact = facts().read(type, node, "#/fact");
    byte[] canonical = canonical(fact, "#/fact");
    return new Submission.Correction(
        partner,
        key,
        factId,
        expectedVersion,
        fact,
        canonical,
        reason,
        hash(change("correct", factId, expectedVersion, reason), canonical));
  }

  Submission.Retraction retraction(
      String partner,
      Optional<String> key,
      UUID factId,
      int expectedVersion,
      FactType type,
      byte[] body) {
    JsonNode node = Json.parse(body);
    refuseClaimedPartner(node, partner);
    ObjectReader in = ObjectReader.root(node);
    String reason = in.text("reason");
    in.rejectUnknown();
    in.throwIfFaulty();
    return retraction(partner, key, factId, expectedVersion, type, reason);
  }

  public Submission.Retraction retraction(
      String partner,
      Optional<String> key,
      UUID factId,
      int expectedVersion,
      FactType type,
      String reason) {
    return new Submission.Retraction(
        partner,
        key,
        factId,
        expectedVersion,
        type,
        reason,
        hash(change("retract", factId, expectedVersion, reason), new byte[0]));
  }

  private static String change(String what, UUID factId, int expectedVersion, String reason) {
    return "%s %s %d %s".formatted(what, factId, expectedVersion, reason);
  }

  private static byte[] canonical(Fact fact, String pointer) {
    byte[] canonical = FactWriter.canonical(fact);
    if (canonical.length > FACT_BYTES_MAX) {
      throw new InvalidDocumentException(
          List.of(
              new Violation(
                  pointer,
                  "has %d bytes; a fact has at most %d"
                      .formatted(canonical.length, FACT_BYTES_MAX))));
    }
    return canonical;
  }

  private FactReader facts() {
    return FactReader.checking(new FactChecks(clock.instant(), Regimes.targets()));
  }

  private static void refuseClaimedPartner(JsonNode node, String partner) {
    JsonNode claimed = node.path("partner");
    if (claimed.isTextual() && !claimed.textValue().equals(partner)) {
      throw new ProblemException(
              ProblemType.PARTNER_MISMATCH,
              "the body says '%s', the token says '%s'; the token decides, so leave 'partner' out"
                  .formatted(claimed.textValue(), partner))
          .with("tokenPartner", partner);
    }
  }

  /** Covers what is asked and the fact; the NUL between them is in neither. */
  private static byte[] hash(String asked, byte[] canonicalFact) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(asked.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) 0);
      return sha256.digest(canonicalFact);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
