package org.penstock.ingest.app.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.link.SourceControl;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.ingest.domain.trust.CertificateDecision;
import org.penstock.ingest.domain.trust.CertificateDecisions;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.CertificateList;
import org.penstock.ingest.domain.trust.CertificateStore;
import org.penstock.ingest.domain.trust.Certificates;
import org.penstock.ingest.domain.trust.DecisionJournal;
import org.penstock.ingest.domain.trust.RejectedCertificate;
import org.penstock.ingest.domain.trust.TrustGauges;

/** The surroundings of the verbs about certificates, in memory. */
final class MemoryTrust
    implements CertificateStore, DecisionJournal, CertificateDecisions, TrustGauges, SourceControl {

  final Map<CertificateList, List<CertificateFacts>> lists = new EnumMap<>(CertificateList.class);
  final List<CertificateDecision> journal = new ArrayList<>();
  final List<CertificateDecision> stored = new ArrayList<>();
  final Map<String, Duration> skews = new HashMap<>();
  final Map<String, Instant> ends = new HashMap<>();
  CertificateFacts current = Certificates.server("0");
  @Nullable CertificateFacts next;
  @Nullable CertificateFacts configured;
  final List<String> restarted = new ArrayList<>();
  @Nullable String seenBy;
  boolean isDatabaseAway;
  private int forwarded;

  MemoryTrust() {
    for (CertificateList list : CertificateList.values()) {
      lists.put(list, new ArrayList<>());
    }
  }

  @Override
  public Own own() {
    return new Own(current, next);
  }

  @Override
  public Optional<byte[]> ownEncoded(boolean wantsNext) {
    return Optional.ofNullable(wantsNext ? next : current)
        .map(found -> new byte[] {(byte) found.sha1().charAt(0)});
  }

  @Override
  public List<CertificateFacts> on(CertificateList list) {
    return lists.getOrDefault(list, List.of());
  }

  @Override
  public List<RejectedCertificate> rejected() {
    String source = seenBy;
    return on(CertificateList.REJECTED).stream()
        .map(found ->
            new RejectedCertificate(
                found,
                source == null ? null : new RejectedCertificate.Seen(source, Certificates.BEGIN)))
        .toList();
  }

  @Override
  public boolean isConfigured(CertificateFacts certificate) {
    return certificate.equals(configured);
  }

  @Override
  public Upload read(byte[] file) {
    return file.length == 1
        ? new Upload.Certificate(Certificates.server(String.valueOf((char) file[0])))
        : new Upload.Unreadable("it is empty");
  }

  @Override
  public void add(CertificateList list, byte[] file) {
    on(list).add(Certificates.server(String.valueOf((char) file[0])));
  }

  @Override
  public void approve(CertificateFacts rejected) {
    remove(CertificateList.REJECTED, rejected);
    on(CertificateList.TRUSTED).add(rejected);
  }

  @Override
  public void remove(CertificateList list, CertificateFacts certificate) {
    on(list).remove(certificate);
  }

  @Override
  public void prepareNext() {
    next = Certificates.ending("9", Instant.parse("2029-01-01T00:00:00Z"));
  }

  @Override
  public void switchToNext() {
    CertificateFacts successor = next;
    if (successor != null) {
      current = successor;
      next = null;
    }
  }

  @Override
  public void append(CertificateDecision decision) {
    journal.add(decision);
  }

  @Override
  public List<CertificateDecision> pending() {
    return List.copyOf(journal.subList(forwarded, journal.size()));
  }

  @Override
  public void forwarded(List<CertificateDecision> decisions) {
    forwarded += decisions.size();
  }

  @Override
  public boolean store(List<CertificateDecision> decisions) {
    return !isDatabaseAway && stored.addAll(decisions);
  }

  @Override
  public List<CertificateDecision> page(@Nullable Position before, int limit) {
    return stored.reversed().stream().limit(limit).toList();
  }

  @Override
  public void reconnect(String sourceId) {
    restarted.add(sourceId);
  }

  @Override
  public boolean restart(String sourceId) {
    return false;
  }

  @Override
  public boolean pause(String sourceId) {
    return false;
  }

  @Override
  public boolean resume(String sourceId) {
    return false;
  }

  @Override
  public Optional<SourceLink> link(String sourceId) {
    return Optional.empty();
  }

  @Override
  public void ownCertificateEnds(Instant at) {
    ends.put("", at);
  }

  @Override
  public void serverCertificateEnds(String sourceId, Instant at) {
    ends.put(sourceId, at);
  }

  @Override
  public void clockIsAhead(String sourceId, Duration ahead) {
    skews.put(sourceId, ahead);
  }
}
