// A cohort as a flow: one unit from every person over a coach, or over no coach at a cost that is
// never worth it, to one sink; a coach passes as many as their capacity.
#include "tests/support/pairing_oracle.h"

#include <algorithm>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <new>
#include <utility>
#include <vector>

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, int64_t>;

namespace
{

struct Ways { // index by index
    std::vector<std::pair<int, int>> ends;
    std::vector<int64_t> cost;
    std::vector<int> room;

    void add(int from, int to, int64_t way_cost, int way_room)
    {
        ends.emplace_back(from, to);
        cost.push_back(way_cost);
        room.push_back(way_room);
    }
};

Ways ways_of(const assign_cohort &cohort)
{
    const int people = int(cohort.people), coaches = int(cohort.coaches);
    const int64_t unpaired = int64_t(2 * ASSIGN_SCORE_MAX + 1) * (coaches + 2);
    Ways ways;
    ways.ends.reserve(cohort.people * (cohort.coaches + 1) + cohort.coaches);
    for (int person = 0; person < people; person++) {
        const int32_t *scores = cohort.scores + size_t(person) * cohort.coaches;
        for (int coach = 0; coach < coaches; coach++) {
            if (scores[coach] != ASSIGN_FORBIDDEN)
                ways.add(person, people + coach, int64_t(ASSIGN_SCORE_MAX) - scores[coach], 1);
        }
        ways.add(person, people + coaches, unpaired, 1);
    }
    for (int coach = 0; coach < coaches; coach++)
        ways.add(people + coach, people + coaches, 0, std::min(cohort.capacity[coach], people));
    return ways;
}

} // namespace

struct pairing_oracle {
    size_t people;
    size_t coaches;
    Graph graph;
    Ways ways;
    Simplex *simplex = nullptr;

    explicit pairing_oracle(const assign_cohort &cohort)
        : people(cohort.people), coaches(cohort.coaches), ways(ways_of(cohort))
    {
        const int nodes = int(people + coaches + 1);
        graph.build(nodes, ways.ends.begin(), ways.ends.end());
        Graph::ArcMap<int64_t> cost(graph);
        Graph::ArcMap<int> room(graph);
        Graph::NodeMap<int> supply(graph, 0);
        for (int i = 0; i < int(ways.ends.size()); i++) {
            cost[Graph::arc(i)] = ways.cost[size_t(i)];
            room[Graph::arc(i)] = ways.room[size_t(i)];
        }
        for (int i = 0; i < int(people); i++)
            supply[Graph::node(i)] = 1;
        supply[Graph::node(nodes - 1)] = -int(people);
        simplex = new Simplex(graph);
        simplex->upperMap(room).costMap(cost).supplyMap(supply);
    }
    pairing_oracle(const pairing_oracle &) = delete;
    pairing_oracle &operator=(const pairing_oracle &) = delete;
    ~pairing_oracle()
    {
        delete simplex;
    }
};

struct pairing_oracle *pairing_oracle_create(const struct assign_cohort *cohort)
{
    try {
        return new struct pairing_oracle(*cohort);
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
}

void pairing_oracle_destroy(struct pairing_oracle *oracle)
{
    delete oracle;
}

bool pairing_oracle_run(struct pairing_oracle *oracle)
{
    return oracle->simplex->run() == Simplex::OPTIMAL;
}

struct assign_total pairing_oracle_total(const struct pairing_oracle *oracle)
{
    struct assign_total total = {};
    for (int i = 0; i < int(oracle->ways.ends.size()); i++) {
        const std::pair<int, int> ends = oracle->ways.ends[size_t(i)];
        const bool is_pair = size_t(ends.first) < oracle->people &&
                             size_t(ends.second) < oracle->people + oracle->coaches;
        if (is_pair && oracle->simplex->flow(Graph::arc(i)) > 0) {
            total.paired++;
            total.score += ASSIGN_SCORE_MAX - oracle->ways.cost[size_t(i)];
        }
    }
    return total;
}
