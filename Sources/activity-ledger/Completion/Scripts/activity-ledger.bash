# Completion of activity-ledger for bash 4 and later. What can stand where, the program itself says.

_activity_ledger() {
    local lines
    mapfile -t lines <<< "$(command activity-ledger completion candidates --shell bash \
        "--line=${COMP_LINE:0:COMP_POINT}" "--word=${COMP_WORDS[COMP_CWORD]}" 2> /dev/null)"
    COMPREPLY=("${lines[@]:1}")
    case ${lines[0]} in
        files) compopt -o filenames -o default ;;
        directories) compopt -o filenames -o dirnames ;;
        # As names of files are, so that bash quotes what the shell would take for something else.
        *) compopt -o filenames -o nosort 2> /dev/null || compopt -o filenames ;;
    esac
}

complete -F _activity_ledger activity-ledger
