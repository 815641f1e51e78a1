package org.embargoledger.alert.rules.rest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.rules.Rule;
import org.embargoledger.alert.rules.RuleContent;
import org.embargoledger.alert.rules.RuleDesk;
import org.embargoledger.alert.rules.RuleVersion;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.rules.cel.RefusedRuleException;
import org.embargoledger.alert.rules.store.RuleBook;
import org.embargoledger.alert.rules.store.RuleKeeper;
import org.embargoledger.alert.rules.store.ShadowRow;
import org.embargoledger.kit.identity.Caller;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Analysts' own rules, and their life. */
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public class RulesResource {

  static final String READ = "alerts:read";
  static final String WRITE = "rules:write";

  private final RuleBook book;
  private final RuleDesk desk;
  private final RuleKeeper keeper;
  private final Caller caller;
  private final Vertx vertx;

  @Inject
  public RulesResource(
      RuleBook book, RuleDesk desk, RuleKeeper keeper, Caller caller, Vertx vertx) {
    this.book = book;
    this.desk = desk;
    this.keeper = keeper;
    this.caller = caller;
    this.vertx = vertx;
  }

  @GET
  @RolesAllowed(READ)
  @Operation(operationId = "listRules", summary = "Analysts' rules and the detectors that ship")
  public Uni<RuleList> list() {
    return book.contents()
        .map(
            contents ->
                new RuleList(
                    contents.rules().stream().map(RuleView::brief).toList(),
                    Detectors.rules().stream().map(RuleList.BuiltIn::of).toList()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(READ)
  @Operation(operationId = "getRule", summary = "One rule with its versions and its life")
  public Uni<RestResponse<RuleView>> get(@PathParam("id") String id) {
    return book.existing(id).map(RulesResource::tagged);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(WRITE)
  @Operation(operationId = "draftRule", summary = "Write a rule; dryRun=true only checks it")
  public Uni<RestResponse<Object>> draft(@QueryParam("dryRun") boolean dryRun, byte[] body) {
    RuleBody.Draft draft = RuleBody.draft(body);
    String actor = caller.name();
    Uni<CompiledRule> checked = checked(draft.id(), draft.content());
    return dryRun
        ? checked.map(rule -> ResponseBuilder.ok((Object) Map.of("costMax", rule.cost())).build())
        : checked
            .chain(() -> desk.draft(draft.id(), draft.content(), actor, draft.reason()))
            .map(rule -> created(rule));
  }

  @POST
  @Path("/{id}/versions")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(WRITE)
  @Operation(operationId = "reviseRule", summary = "Write a new version of a rule")
  public Uni<RestResponse<Object>> revise(@PathParam("id") String id, byte[] body) {
    RuleBody.Revision revision = RuleBody.revision(body);
    String actor = caller.name();
    return checked(id, revision.content())
        .chain(() -> desk.revise(id, revision.content(), actor, revision.reason()))
        .map(RulesResource::created);
  }

  @POST
  @Path("/{id}/shadow")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(WRITE)
  @Operation(operationId = "shadowRule", summary = "Let a version judge without raising alerts")
  public Uni<RestResponse<RuleView>> shadow(@PathParam("id") String id, byte[] body) {
    RuleBody.Step step = RuleBody.step(body);
    return desk.shadow(id, step.version(), caller.name(), step.reason()).map(RulesResource::tagged);
  }

  @POST
  @Path("/{id}/live")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(WRITE)
  @Operation(operationId = "startRule", summary = "Let an approved version raise alerts from now")
  public Uni<RestResponse<RuleView>> live(@PathParam("id") String id, byte[] body) {
    RuleBody.Step step = RuleBody.step(body);
    return desk.goLive(id, step.version(), caller.name(), step.reason()).map(RulesResource::tagged);
  }

  @POST
  @Path("/{id}/retirement")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(WRITE)
  @Operation(operationId = "retireRule", summary = "End a rule for good")
  public Uni<RestResponse<RuleView>> retire(@PathParam("id") String id, byte[] body) {
    return desk.retire(id, caller.name(), RuleBody.reason(body).reason())
        .map(RulesResource::tagged);
  }

  @GET
  @Path("/{id}/shadow")
  @RolesAllowed(READ)
  @Operation(operationId = "listShadowFindings", summary = "What a version found in shadow")
  public Uni<ShadowPage> shadow(
      @PathParam("id") String id,
      @QueryParam("version") String version,
      @QueryParam("offset") String offset,
      @QueryParam("limit") String limit) {
    int from = Numbers.offset(offset);
    int size = Numbers.limit(limit);
    return book.existing(id)
        .chain(
            rule -> {
              int number = shadowed(rule, version);
              return Panache.withSession(
                  () ->
                      ShadowRow.countOf(id, number)
                          .chain(
                              count ->
                                  ShadowRow.page(id, number, from, size)
                                      .map(rows -> ShadowPage.of(rule, number, count, rows))));
            });
  }

  private static int shadowed(Rule rule, String version) {
    return version == null
        ? rule.shadow().orElse(rule.latest()).number()
        : Numbers.version(version, rule);
  }

  private Uni<CompiledRule> checked(String id, RuleContent content) {
    RuleVersion version = new RuleVersion(id, 0, "", content);
    return vertx
        .executeBlocking(
            () -> CompiledRule.compile(version, Rules.shipped(), keeper.language()), false)
        .onFailure(RefusedRuleException.class)
        .transform(failure -> RuleProblems.of((RefusedRuleException) failure));
  }

  private static RestResponse<Object> created(Rule rule) {
    return ResponseBuilder.<Object>create(RestResponse.Status.CREATED, RuleView.full(rule))
        .header(HttpHeaders.LOCATION, "/v1/rules/" + rule.id())
        .header(HttpHeaders.ETAG, tag(rule))
        .build();
  }

  private static RestResponse<RuleView> tagged(Rule rule) {
    return ResponseBuilder.ok(RuleView.full(rule)).header(HttpHeaders.ETAG, tag(rule)).build();
  }

  private static String tag(Rule rule) {
    return "\"" + rule.events().size() + "\"";
  }

  /** A page of what a version found in shadow, newest first. */
  public record ShadowPage(
      String rule, int version, long count, List<Map<String, Object>> findings) {

    static ShadowPage of(Rule rule, int version, long count, List<ShadowRow> rows) {
      return new ShadowPage(
          rule.id(), version, count, rows.stream().map(row -> row.finding.getMap()).toList());
    }
  }
}
