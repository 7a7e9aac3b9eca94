# Completion of activity-ledger for bash 4 and later. What can stand where, the program itself says.

_activity_ledger() {
    local kind value candidates=()
    while IFS= read -r value; do
        candidates+=("$value")
    done < <(command activity-ledger completion candidates --shell bash \
        "--line=${COMP_LINE:0:COMP_POINT}" "--word=${COMP_WORDS[COMP_CWORD]}" 2> /dev/null)
    kind=${candidates[0]-}
    COMPREPLY=("${candidates[@]:1}")
    case $kind in
        files) compopt -o filenames -o default ;;
        directories) compopt -o filenames -o dirnames ;;
        # As names of files are, so that bash quotes what the shell would take for something else.
        *) compopt -o filenames -o nosort 2> /dev/null || compopt -o filenames ;;
    esac
    # What is only the beginning of something wants no space behind it.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == --*= ]]; then compopt -o nospace; fi
}

complete -F _activity_ledger activity-ledger
